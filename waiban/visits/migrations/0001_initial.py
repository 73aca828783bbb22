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
        ('events', '0001_initial'),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('name', models.CharField(max_length=160, verbose_name='delegation')),
                ('purpose', models.CharField(blank=True, max_length=300, verbose_name='purpose')),
                ('status', models.CharField(choices=[('planned', 'planned'), ('received', 'received'), ('cancelled', 'cancelled')], default='planned', max_length=10, verbose_name='status')),
                ('rank', models.CharField(choices=[('head_of_state', 'head of state'), ('head_of_government', 'head of government'), ('minister_governor', 'minister or governor'), ('vice_minister', 'vice minister'), ('director_general_mayor', 'director-general or mayor'), ('director', 'director'), ('other', 'other')], default='other', max_length=24, verbose_name='rank of its head')),
                ('arrives', waiban.kernel.dates.PartialDateField(verbose_name='arrives')),
                ('leaves', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='leaves')),
                ('people', models.PositiveIntegerField(default=0, editable=False, verbose_name='number of people')),
                ('inviting', models.CharField(blank=True, max_length=120, verbose_name='inviting')),
                ('approval', models.CharField(blank=True, max_length=60, verbose_name='approval number')),
                ('invitation', models.CharField(blank=True, max_length=40, verbose_name='number of the invitation')),
                ('hosts', models.CharField(blank=True, max_length=200, verbose_name='hosts')),
                ('report', models.TextField(blank=True, verbose_name='report')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='came of the event')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('organisation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'visit',
                'verbose_name_plural': 'visits',
                'indexes': [models.Index(fields=['status', 'id'], name='visits_visi_status_99e30e_idx'), models.Index(fields=['country', 'id'], name='visits_visi_country_11847b_idx'), models.Index(fields=['city', 'id'], name='visits_visi_city_id_9736b4_idx'), models.Index(fields=['organisation', 'id'], name='visits_visi_organis_33bbba_idx'), models.Index(fields=['rank', 'id'], name='visits_visi_rank_b86185_idx'), models.Index(fields=['leaves', 'id'], name='visits_visi_leaves_8b027d_idx'), models.Index(fields=['people', 'id'], name='visits_visi_people_c86750_idx'), models.Index(fields=['division', 'id'], name='visits_visi_divisio_2c9767_idx'), models.Index(fields=['person', 'id'], name='visits_visi_person__a6b736_idx'), models.Index(fields=['arrives', 'id', 'status', 'country', 'city', 'organisation', 'rank', 'leaves', 'people', 'event', 'division', 'person'], name='visits_visi_arrives_04aaf1_idx'), models.Index(fields=['event', 'id'], name='visits_visi_event_i_a03685_idx')],
            },
        ),
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('day', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('time', models.CharField(blank=True, max_length=20, verbose_name='time')),
                ('what', models.CharField(max_length=160, verbose_name='programme item')),
                ('venue', models.CharField(blank=True, max_length=120, verbose_name='venue')),
                ('host', models.CharField(blank=True, max_length=80, verbose_name='host')),
                ('press', models.BooleanField(default=False, verbose_name='press')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='programme', to='visits.visit')),
            ],
            options={
                'verbose_name': 'programme item',
                'verbose_name_plural': 'programme',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['day', 'visit'], name='visits_item_day_857f73_idx')],
            },
        ),
        migrations.CreateModel(
            name='Guest',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('title', models.CharField(blank=True, max_length=80, verbose_name='title')),
                ('people', models.PositiveIntegerField(default=1, verbose_name='number of people')),
                ('language', models.CharField(blank=True, max_length=30, verbose_name='language')),
                ('passport', models.CharField(blank=True, max_length=40, verbose_name='passport number')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='phone')),
                ('diet', models.CharField(blank=True, max_length=80, verbose_name='dietary needs')),
                ('arrives_at', models.DateTimeField(blank=True, null=True, verbose_name='arrives at')),
                ('arrives_by', models.CharField(blank=True, max_length=40, verbose_name='arrives by')),
                ('arrives_where', models.CharField(blank=True, max_length=60, verbose_name='arrives where')),
                ('leaves_at', models.DateTimeField(blank=True, null=True, verbose_name='leaves at')),
                ('leaves_by', models.CharField(blank=True, max_length=40, verbose_name='leaves by')),
                ('leaves_where', models.CharField(blank=True, max_length=60, verbose_name='leaves from')),
                ('room', models.CharField(blank=True, choices=[('suite', 'suite'), ('single', 'single room'), ('twin', 'twin room'), ('none', 'needs none')], max_length=8, verbose_name='room')),
                ('contact', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.person', verbose_name='person')),
                ('visit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='visits.visit')),
            ],
            options={
                'verbose_name': 'member',
                'verbose_name_plural': 'members',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['contact', 'visit'], name='visits_gues_contact_b04d38_idx')],
            },
        ),
    ]
