import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('contacts', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Trip',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('name', models.CharField(max_length=160, verbose_name='group')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='sending unit')),
                ('category', models.CharField(choices=[('investment', 'investment promotion'), ('trade', 'trade talks'), ('fair', 'fairs and exhibitions'), ('cooperation', 'cooperation and exchange'), ('friendship', 'friendly visit'), ('training', 'training'), ('science', 'science and technology')], default='cooperation', max_length=12, verbose_name='kind')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('approved', 'approved'), ('carried_out', 'carried out'), ('cancelled', 'cancelled')], default='planned', max_length=12, verbose_name='status')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='purpose')),
                ('in_plan', models.BooleanField(default=True, verbose_name='in the yearly plan')),
                ('departs', waiban.kernel.dates.PartialDateField(verbose_name='departs')),
                ('returns', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='returns')),
                ('days', models.PositiveIntegerField(blank=True, editable=False, null=True, verbose_name='days')),
                ('people', models.PositiveIntegerField(default=0, editable=False, verbose_name='number of people')),
                ('leader', models.CharField(blank=True, editable=False, max_length=60, verbose_name='head of the group')),
                ('approval', models.CharField(blank=True, max_length=60, verbose_name='approval number')),
                ('approved_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='approved on')),
                ('funding', models.CharField(blank=True, max_length=120, verbose_name='paid by')),
                ('report', models.TextField(blank=True, verbose_name='report')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'trip',
                'verbose_name_plural': 'trips',
                'indexes': [models.Index(fields=['category', 'id'], name='trips_trip_categor_a8a88f_idx'), models.Index(fields=['status', 'id'], name='trips_trip_status_52f3e5_idx'), models.Index(fields=['returns', 'id'], name='trips_trip_returns_6a6ee0_idx'), models.Index(fields=['days', 'id'], name='trips_trip_days_84f178_idx'), models.Index(fields=['people', 'id'], name='trips_trip_people_f1a4ad_idx'), models.Index(fields=['unit', 'id'], name='trips_trip_unit_66964b_idx'), models.Index(fields=['division', 'id'], name='trips_trip_divisio_5554be_idx'), models.Index(fields=['person', 'id'], name='trips_trip_person__534121_idx'), models.Index(fields=['departs', 'id', 'category', 'status', 'returns', 'days', 'people', 'in_plan', 'approved_on', 'division', 'person'], name='trips_trip_departs_566ff5_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ('planned', 'cancelled')), ('approved_on__isnull', False), _connector='OR'), name='approved_trip_has_a_date', violation_error_message='No group leaves without approval. Enter its date.'), models.CheckConstraint(condition=models.Q(models.Q(('status', 'carried_out'), _negated=True), ('returns__isnull', False), _connector='OR'), name='trip_carried_out_has_come_back', violation_error_message='A group that was abroad has come back. Enter the day.')],
            },
        ),
        migrations.CreateModel(
            name='Stop',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('arrives', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='arrives')),
                ('leaves', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='leaves')),
                ('airport_only', models.BooleanField(default=False, verbose_name='stays in the airport')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('host', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='inviting')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stops', to='trips.trip')),
            ],
            options={
                'verbose_name': 'stop',
                'verbose_name_plural': 'stops',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['country', 'trip'], name='trips_stop_country_b8ec63_idx'), models.Index(fields=['city', 'trip'], name='trips_stop_city_id_86262e_idx'), models.Index(fields=['host', 'trip'], name='trips_stop_host_id_42f699_idx')],
            },
        ),
        migrations.CreateModel(
            name='Member',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=60, verbose_name='name')),
                ('unit', models.CharField(blank=True, max_length=120, verbose_name='unit')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='title')),
                ('rank', models.CharField(blank=True, max_length=40, verbose_name='rank')),
                ('role', models.CharField(choices=[('leader', 'head of the group'), ('member', 'member'), ('interpreter', 'interpreter')], default='member', max_length=12, verbose_name='role in the group')),
                ('passport', models.CharField(blank=True, max_length=40, verbose_name='passport number')),
                ('identity', models.CharField(blank=True, max_length=40, verbose_name='identity number')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('trip', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='trips.trip')),
            ],
            options={
                'verbose_name': 'member',
                'verbose_name_plural': 'members',
                'ordering': ('position', 'id'),
                'abstract': False,
            },
        ),
    ]
