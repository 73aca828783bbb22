import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
import waiban.register.pointer
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
        ('sistercities', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='number')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('kind', models.CharField(choices=[('agreement', 'agreement'), ('letter_of_intent', 'letter of intent'), ('memorandum', 'memorandum'), ('contract', 'contract'), ('joint_statement', 'joint statement')], default='memorandum', max_length=16, verbose_name='kind')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('negotiating', 'in negotiation'), ('signed', 'signed'), ('ended', 'ended')], default='draft', max_length=12, verbose_name='status')),
                ('former', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='renewals', to='agreements.agreement', verbose_name='renewal of')),
                ('occasion', models.CharField(blank=True, max_length=120, verbose_name='occasion')),
                ('signed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='signed on')),
                ('expires_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='expires on')),
                ('languages', models.CharField(blank=True, max_length=60, verbose_name='languages')),
                ('event', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='events.event', verbose_name='came of the event')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
                ('tie', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='agreements', to='sistercities.tie', verbose_name='tie')),
            ],
            options={
                'verbose_name': 'agreement',
                'verbose_name_plural': 'agreements',
                'indexes': [models.Index(fields=['status', 'signed_on', 'id'], name='agreements_by_status'), models.Index(fields=['occasion', 'id'], name='agreements__occasio_3b4390_idx'), models.Index(fields=['kind', 'id'], name='agreements__kind_a96cd1_idx'), models.Index(fields=['status', 'id'], name='agreements__status_a84fa0_idx'), models.Index(fields=['expires_on', 'id'], name='agreements__expires_6dd72f_idx'), models.Index(fields=['signed_on', 'id', 'kind', 'status', 'tie', 'expires_on', 'event', 'division', 'person'], name='agreements__signed__11ff64_idx'), models.Index(fields=['tie', 'id'], name='agreements__tie_id_027e2f_idx'), models.Index(fields=['division', 'id'], name='agreements__divisio_56becd_idx'), models.Index(fields=['person', 'id'], name='agreements__person__328d00_idx'), models.Index(fields=['event', 'id'], name='agreements__event_i_8956da_idx'), models.Index(fields=['former', 'id'], name='agreements__former__edb5bc_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status__in', ('draft', 'negotiating')), ('signed_on__isnull', False), _connector='OR'), name='signed_agreement_has_a_date', violation_error_message='A signed agreement has a date of signing.')],
            },
        ),
        migrations.CreateModel(
            name='Party',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('side', models.CharField(choices=[('own', 'own side'), ('foreign', 'foreign side')], default='foreign', max_length=8, verbose_name='side')),
                ('signer', models.CharField(blank=True, max_length=60, verbose_name='signer')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='parties', to='agreements.agreement')),
                ('city', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('organisation', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contacts.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'party',
                'verbose_name_plural': 'parties',
                'ordering': ('position', 'id'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('organisation__isnull', False), ('city__isnull', False), _connector='OR'), name='party_is_somebody', violation_error_message='Name an organisation or a city.')],
                'indexes': [models.Index(fields=['side', 'agreement'], name='agreements__side_9e7799_idx'), models.Index(fields=['organisation', 'agreement'], name='agreements__organis_040ae8_idx'), models.Index(fields=['city', 'agreement'], name='agreements__city_id_151529_idx')],
            },
        ),
        migrations.CreateModel(
            name='Obligation',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('side', models.CharField(choices=[('own', 'own side'), ('foreign', 'foreign side')], default='own', max_length=8, verbose_name='side')),
                ('clause', models.CharField(blank=True, max_length=40, verbose_name='clause')),
                ('text', models.CharField(max_length=300, verbose_name='obligation')),
                ('due_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='due on')),
                ('fulfilled_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='fulfilled on')),
                ('fulfilled_by', waiban.register.pointer.PointerField(blank=True, db_index=True, max_length=80, verbose_name='fulfilled by')),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='obligations', to='agreements.agreement')),
            ],
            options={
                'verbose_name': 'obligation',
                'verbose_name_plural': 'obligations',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['side', 'agreement'], name='agreements__side_58a017_idx'), models.Index(fields=['due_on', 'agreement'], name='agreements__due_on_0d6cc4_idx'), models.Index(fields=['fulfilled_on', 'agreement'], name='agreements__fulfill_5f92b0_idx')],
            },
        ),
    ]
